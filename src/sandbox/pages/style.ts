/** The look of both pages. One column, large targets, light and dark. */
export const style = `
:root {
  color-scheme: light dark;
  --ground: #eef1f6; --paper: #ffffff; --ink: #14213d; --quiet: #55617a; --line: #cbd3e0;
  --accent: #2346c9; --accent-ink: #ffffff; --bad: #b3261e; --bad-ground: #fdecea;
  --test: #7a4b00; --test-ground: #fff3d6;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #0e1424; --paper: #182136; --ink: #eef2fb; --quiet: #a9b4cc; --line: #3a4763;
    --accent: #8ea8ff; --accent-ink: #0e1424; --bad: #ffb4ab; --bad-ground: #442022;
    --test: #ffdf9e; --test-ground: #3d2f10;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; min-height: 100vh; background: var(--ground); color: var(--ink);
  font: 16px/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif;
}
.ribbon {
  display: flex; gap: 12px; align-items: center; justify-content: center; flex-wrap: wrap;
  padding: 8px 16px; background: var(--test-ground); color: var(--test); font-size: 14px;
  text-align: center;
}
.ribbon strong {
  padding: 1px 10px; border: 1px solid; border-radius: 99px; font-size: 12px;
  text-transform: uppercase; letter-spacing: .06em;
}
main {
  width: min(100% - 32px, 460px); margin: 32px auto 16px; padding: 28px;
  background: var(--paper); border-radius: 16px; box-shadow: 0 8px 30px rgb(20 33 61 / .10);
}
main.wide { width: min(100% - 32px, 860px); }
h1 { margin: 0 0 6px; font-size: 24px; line-height: 1.25; }
h2 { margin: 0; font-size: 16px; }
p { margin: 0 0 16px; }
.quiet { color: var(--quiet); font-size: 14px; }
.columns { display: grid; gap: 32px; grid-template-columns: minmax(0, 1fr); }
@media (min-width: 800px) { .columns { grid-template-columns: repeat(2, minmax(0, 1fr)); } }
.field { margin-bottom: 16px; }
.pair { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 16px; align-items: start; }
label { display: block; margin-bottom: 4px; font-weight: 600; font-size: 14px; }
input {
  width: 100%; min-height: 48px; padding: 10px 12px; font: inherit; color: inherit;
  background: transparent; border: 1px solid var(--quiet); border-radius: 10px;
}
input::placeholder { color: var(--quiet); opacity: 1; }
input[aria-invalid='true'] { border: 2px solid var(--bad); }
:is(input, button, a, summary):focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.fault { margin: 4px 0 0; color: var(--bad); font-size: 14px; }
.fault:empty, .alert:empty { display: none; }
.alert {
  margin-bottom: 16px; padding: 10px 14px; border-radius: 10px;
  background: var(--bad-ground); color: var(--bad);
}
button, .button {
  display: block; width: 100%; min-height: 48px; padding: 10px 16px; font: inherit; font-weight: 600;
  text-align: center; text-decoration: none; cursor: pointer; border-radius: 10px;
  border: 1px solid var(--accent); background: var(--accent); color: var(--accent-ink);
}
button.second { background: transparent; color: var(--accent); }
form button:disabled { opacity: .6; cursor: progress; }
.buttons { display: grid; gap: 12px; }
@media (min-width: 420px) { .buttons { grid-template-columns: 1fr 1fr; } }
dl { margin: 0 0 24px; border-top: 1px solid var(--line); }
dl div {
  display: flex; justify-content: space-between; gap: 16px; padding: 12px 0;
  border-bottom: 1px solid var(--line);
}
dt { color: var(--quiet); }
dd { margin: 0; font-weight: 600; text-align: right; overflow-wrap: anywhere; }
dd.amount { font-size: 20px; line-height: 1.2; }
.cards { margin: 12px 0 0; padding: 0; list-style: none; }
.cards li { border-top: 1px solid var(--line); }
.cards button {
  display: grid; gap: 0 12px; grid-template-columns: 1fr auto; padding: 8px 4px; border: 0;
  border-radius: 6px; background: transparent; color: inherit; text-align: left; font-weight: 400;
}
.cards button:disabled { cursor: default; }
.cards button:disabled .use { visibility: hidden; }
.cards button:enabled:hover { background: var(--ground); }
.cards .use { grid-row: 1 / 3; grid-column: 2; align-self: center; color: var(--accent); font-weight: 600; }
.cards :is(.number, .quiet) { grid-column: 1; }
.cards .number { font-variant-numeric: tabular-nums; white-space: nowrap; }
@media (max-width: 359px) { main { padding: 20px; } .pair { grid-template-columns: 1fr; gap: 0; } .cards .use { display: none; } }
footer { padding: 0 16px 32px; text-align: center; font-size: 14px; }
footer a { display: inline-block; padding: 12px; color: var(--accent); }
`;
