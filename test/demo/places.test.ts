import { describe, expect, it } from 'vitest';
import { bankHolidays, demoShop, easterSunday, exceptionsIn } from '../../src/demo/index.js';
import { isoDayOf } from '../../src/demo/places/holidays.js';
import { cityWeek, marketWeek } from '../../src/demo/places/hours.js';

const shop = demoShop();
const stores = shop.locations.filter(({ kind }) => kind === 'STORE');
const warehouses = shop.locations.filter(({ kind }) => kind === 'WAREHOUSE');

/** The numbers that the French regulator keeps for films and books. */
const fiction = /^\+33(19900|26191|35301|46571|53649|63998)\d{4}$/;

describe('the locations of the demo shop', () => {
  it('are twenty stores and two warehouses with codes of their own', () => {
    expect([stores.length, warehouses.length]).toEqual([20, 2]);
    expect(new Set(shop.locations.map(({ code }) => code)).size).toBe(22);
    expect(new Set(shop.locations.map(({ phone }) => phone)).size).toBe(22);
  });

  it('lie in metropolitan France, with a postal code and a phone number of fiction', () => {
    for (const { code, latitude, longitude, address, phone, timeZone } of shop.locations) {
      expect(latitude > 42.3 && latitude < 51.1, code).toBe(true);
      expect(longitude > -4.8 && longitude < 8.3, code).toBe(true);
      expect(address.postalCode, code).toMatch(/^\d{5}$/);
      expect(address.countryCode).toBe('FR');
      expect(phone, code).toMatch(fiction);
      expect(timeZone).toBe('Europe/Paris');
    }
  });

  it('have one store that sells nothing online, and warehouses that hand nothing over', () => {
    const offline = stores.filter(({ sellsToChannels }) => !sellsToChannels.includes('WEB'));
    expect(offline.map(({ code }) => code)).toEqual(['TROYES']);
    expect(offline[0]?.sellsToChannels).toContain('STORE');
    expect(warehouses.map(({ pickupPolicy }) => pickupPolicy)).toEqual(['NONE', 'NONE']);
    expect(new Set(stores.map(({ pickupPolicy }) => pickupPolicy))).toEqual(
      new Set(['ANY', 'LOCAL', 'NONE']),
    );
  });

  it('open before they close, without overlap, some with a lunch break and some on Sunday', () => {
    for (const { code, weeklyHours } of shop.locations) {
      let last = { day: 0, closes: '' };
      for (const { day, opens, closes } of weeklyHours) {
        expect(`${opens} ${closes}`, code).toMatch(/^[0-2]\d:[0-5]\d [0-2]\d:[0-5]\d$/);
        expect(opens < closes, code).toBe(true);
        expect(day > last.day || (day === last.day && opens > last.closes), code).toBe(true);
        last = { day, closes };
      }
    }
    const breaks = stores.filter(({ weeklyHours }) =>
      weeklyHours.some(({ day, opens }) => day === 2 && opens >= '14:00'),
    );
    const sundays = stores.filter(({ weeklyHours }) => weeklyHours.some(({ day }) => day === 7));
    expect(breaks.length).toBeGreaterThan(3);
    expect(sundays.length).toBeGreaterThan(3);
  });

  it('give exceptions for the years asked, one for a date and in order', () => {
    for (const { code, exceptions } of demoShop({ years: [2031, 2030, 2031] }).locations) {
      const dates = exceptions.map(({ date }) => date);
      expect(dates, code).toEqual([...new Set(dates)].sort());
      expect(new Set(dates.map((date) => date.slice(0, 4)))).toEqual(new Set(['2030', '2031']));
      for (const exception of exceptions)
        if (!exception.closed) expect(exception.opens < exception.closes, code).toBe(true);
    }
    expect(demoShop({ years: [] }).locations.flatMap(({ exceptions }) => exceptions)).toEqual([]);
  });
});

describe('the French year', () => {
  it.each([
    [2024, '2024-03-31'],
    [2025, '2025-04-20'],
    [2026, '2026-04-05'],
    [2027, '2027-03-28'],
    [2038, '2038-04-25'],
    [2285, '2285-03-22'],
  ])('puts Easter of %i on %s', (year, date) => {
    expect(easterSunday(year)).toBe(date);
  });

  it('has eleven bank holidays, and thirteen in Alsace and Moselle', () => {
    expect(bankHolidays(2026, false).map(({ date }) => date.slice(5))).toEqual([
      '01-01',
      '04-06',
      '05-01',
      '05-08',
      '05-14',
      '05-25',
      '07-14',
      '08-15',
      '11-01',
      '11-11',
      '12-25',
    ]);
    const inAlsace = bankHolidays(2026, true).map(({ date }) => date);
    expect(inAlsace).toHaveLength(13);
    expect(inAlsace).toEqual(expect.arrayContaining(['2026-04-03', '2026-12-26']));
  });

  it('closes a family shop on holidays and a city shop on three of them', () => {
    const family = exceptionsIn([2026], cityWeek, { closesOnHolidays: 'ALWAYS' });
    const city = exceptionsIn([2026], cityWeek, { closesOnHolidays: 'CITY' });
    expect(family.find(({ date }) => date === '2026-07-14')).toMatchObject({ closed: true });
    expect(city.find(({ date }) => date === '2026-07-14')).toMatchObject({ closed: false });
    expect(city.filter(({ closed }) => closed).map(({ date }) => date)).toEqual([
      '2026-01-01',
      '2026-05-01',
      '2026-12-25',
    ]);
  });

  it('leaves out the holidays on which the shop is closed anyway', () => {
    const exceptions = exceptionsIn([2026], marketWeek, { closesOnHolidays: 'ALWAYS' });
    expect(exceptions.filter(({ date }) => isoDayOf(date) === 1)).toEqual([]);
  });

  it('opens on the three Sundays before Christmas where the mayor allows it', () => {
    const rhythm = { closesOnHolidays: 'CITY', opensOnSundaysBeforeChristmas: true } as const;
    const sundays = exceptionsIn([2026, 2028], cityWeek, rhythm).filter(
      ({ date }) => isoDayOf(date) === 7,
    );
    expect(sundays.map(({ date }) => date)).toEqual([
      '2026-12-06',
      '2026-12-13',
      '2026-12-20',
      '2028-12-10',
      '2028-12-17',
      '2028-12-24',
    ]);
  });

  it('closes early on the eves, and never later than on other such days', () => {
    const eves = exceptionsIn([2023, 2026], marketWeek, { closesOnHolidays: 'CITY' }).filter(
      ({ date }) => date.endsWith('12-24'),
    );
    expect(eves).toMatchObject([
      { date: '2023-12-24', opens: '10:00', closes: '13:00' },
      { date: '2026-12-24', opens: '09:30', closes: '17:30' },
    ]);
  });
});
