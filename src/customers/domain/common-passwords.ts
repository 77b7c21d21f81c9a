/**
 * The passwords of eight characters and more that lead every published list of leaked ones, English and
 * French keyboards both. Shorter ones are refused for their length.
 */
export const commonPasswords: ReadonlySet<string> = new Set(
  `12345678 123456789 1234567890 12345678910 0123456789 987654321 9876543210 11111111 111111111 00000000
  000000000 88888888 123123123 12341234 11223344 1122334455 121212121 147258369 123654789 789456123
  1q2w3e4r 1q2w3e4r5t 1qaz2wsx 1qaz2wsx3edc qwertyui qwertyuiop qwerty123 qwerty1234 qwer1234 asdfghjk
  asdfghjkl zxcvbnm1 q1w2e3r4 q1w2e3r4t5 azertyui azertyuiop azerty123 azerty1234 azertyazerty qsdfghjk
  qsdfghjklm 1a2z3e4r 1a2z3e4r5t wxcvbn123 a1b2c3d4 abcd1234 abcd12345 abc12345 abcdefgh abcdefghi
  aaaaaaaa aa123456 aa12345678 password password1 password12 password123 password1234 password! p@ssw0rd
  p@ssword passw0rd pa$$word pa$$w0rd passpass passer123 welcome1 welcome123 letmein1 letmein123 iloveyou
  iloveyou1 ihateyou sunshine sunshine1 princess princess1 superman superman1 spiderman pokemon1 football
  football1 baseball basketball jennifer jonathan michelle danielle computer internet whatever trustno1
  starwars corvette mercedes samsung1 administrator admin123 admin1234 administrateur changeme changeme1
  changeme123 default1 testtest test1234 test12345 testing123 secret123 master123 dragon123 monkey123
  shadow123 motdepasse motdepasse1 motdepasse123 mot2passe monmotdepasse bonjour1 bonjour123 bonjour1234
  jetaime1 jetaime123 jetaimeee jetaimefort doudou123 loulou123 chouchou marseille marseille13 olympique
  olympique13 chocolat soleil123 vacances nouveau1 bienvenue bienvenue1 camille1 caroline christian
  christine dominique francois frederic isabelle jeremy123 nathalie nicolas1 philippe sebastien stephane
  stephanie thierry1 veronique valentin portugal algerie213 france98 liverpool liverpool1 charlie1
  butterfly elizabeth alexander alexandre alexandra michael1 snoopy123 tinkerbell blink182 zaq12wsx
  zaq1zaq1 !qaz2wsx asdf1234 asdfasdf qweasdzxc qweasd123 qazwsxedc 1234qwer 123qweasd 12qwaszx 123456aa
  123456789a a123456789 1234567a 123456qwerty google123 facebook1 linkedin1 myspace1 passw0rd1 babygirl
  babygirl1 beautiful blessed1 cheeseburger freedom1 hello123 hello1234 minecraft naruto123 nintendo
  playstation pokemon123`.split(/\s+/),
);
