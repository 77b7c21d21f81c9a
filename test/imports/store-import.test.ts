import 'reflect-metadata';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readHours } from '../../src/imports/stores/read-hours.js';
import { findLocationByCode, saveLocation } from '../../src/locations/index.js';
import { ImportDesk, reasons } from './support/import-desk.js';

describe('opening hours are read from', () => {
  const hours = (text: string) =>
    readHours(text)?.map(({ day, opens, closes }) => `${day} ${opens}-${closes}`);

  it.each([
    ['Mon 09:00-12:00', ['1 09:00-12:00']],
    ['Sat-Sun 10:00-18:00', ['6 10:00-18:00', '7 10:00-18:00']],
    ['Tue 9:00-12:30, 14:00-19:00', ['2 09:00-12:30', '2 14:00-19:00']],
    ['lun-mar 9h-12h30; dim 14h00 - 18h00', ['1 09:00-12:30', '2 09:00-12:30', '7 14:00-18:00']],
    ['Friday 18:00-02:00', ['5 18:00-02:00']],
    ['Sun-Mon 00:00-24:00', ['1 00:00-24:00', '7 00:00-24:00']],
    ['', []],
  ])('%s', (text, expected) => {
    expect(hours(text)).toEqual(expected);
  });

  it.each([
    'Mon',
    'Mon 9-',
    'Moon-Day 10:00-11:00',
    'Mon 25:00-26:00',
    'Mon 10:61-11:00',
    'Xyz 10:00-11:00',
  ])('nothing that cannot be hours: %s', (text) => {
    expect(readHours(text)).toBeUndefined();
  });
});

describe('stores', () => {
  let desk: ImportDesk;
  beforeEach(async () => {
    desk = await ImportDesk.open();
  });
  afterEach(() => desk.close());

  const heading =
    'code,name,kind,street,postal_code,city,country,latitude,longitude,phone,time_zone,pickup_policy,channels,preparation_minutes,hours';
  const lyon =
    'LYON,Lyon Bellecour,STORE,1 place Bellecour,69002,Lyon,FR,45.7578,4.8320,04 65 71 00 01,Europe/Paris,ANY,WEB APP STORE,60,Mon-Sat 10:00-19:00; Sun 14:00-18:00';

  it('opens stores, and changes nothing when the file comes again', async () => {
    const first = await desk.stores([heading, lyon]);
    expect(first.summary).toEqual({
      rows: 1,
      created: 1,
      changed: 0,
      unchanged: 0,
      refusedRows: 0,
    });
    const store = await findLocationByCode(desk.gateway.db, 'LYON');
    expect(store).toMatchObject({
      kind: 'STORE',
      phone: '+33465710001',
      pickup_policy: 'ANY',
      sells_to_channels: ['WEB', 'APP', 'STORE'],
      preparation_minutes: 60,
      latitude: 45.7578,
    });
    expect(store?.weekly_hours).toHaveLength(7);
    const before = await desk.footprint();
    expect((await desk.stores([heading, lyon])).summary).toMatchObject({ unchanged: 1 });
    expect(await desk.footprint()).toEqual(before);
    const moved = await desk.stores([heading, lyon.replace('1 place', '2 place')]);
    expect(moved.summary).toMatchObject({ changed: 1 });
  });

  it('takes what is usual where the file says nothing, and reads a French file', async () => {
    await desk.stores([
      'code;name;kind;street;postal_code;city;latitude;longitude',
      'DEPOT;Dépôt;warehouse;1 rue du Port;59000;Lille;50,63;3,06',
    ]);
    expect(await findLocationByCode(desk.gateway.db, 'DEPOT')).toMatchObject({
      kind: 'WAREHOUSE',
      latitude: 50.63,
      country_code: 'FR',
      time_zone: 'Europe/Paris',
      pickup_policy: 'NONE',
      preparation_minutes: 120,
      weekly_hours: [],
    });
  });

  it('keeps what the file does not know: holidays, and cells that are empty', async () => {
    const hoursExceptions = [{ date: '2026-12-25', closed: true }];
    await desk.gateway.runAsSystem('test', (work) =>
      saveLocation(work, {
        code: 'LYON',
        kind: 'STORE',
        name: 'Lyon',
        street: '1 place Bellecour',
        postalCode: '69002',
        city: 'Lyon',
        countryCode: 'FR',
        latitude: 45.7578,
        longitude: 4.832,
        timeZone: 'Europe/Paris',
        pickupPolicy: 'LOCAL',
        sellsToChannels: ['STORE'],
        weeklyHours: [],
        hoursExceptions,
      }),
    );
    await desk.stores([
      'code,name,street,postal_code,city,latitude,longitude,hours',
      'LYON,Lyon Bellecour,1 place Bellecour,69002,Lyon,45.7578,4.832,Mon 10:00-19:00',
    ]);
    expect(await findLocationByCode(desk.gateway.db, 'LYON')).toMatchObject({
      name: 'Lyon Bellecour',
      pickup_policy: 'LOCAL',
      sells_to_channels: ['STORE'],
      hours_exceptions: hoursExceptions,
      weekly_hours: [{ day: 1, opens: '10:00', closes: '19:00' }],
    });
  });

  it('refuses rows that cannot be true, each with its reason, and keeps the rest', async () => {
    let number = 0;
    const wrong = (from: string, to: string) => {
      number += 1;
      return lyon.replace('LYON,', `X${number},`).replace(from, to);
    };
    const imported = await desk.stores([
      heading,
      wrong('45.7578', '145.7'),
      wrong('45.7578', 'north'),
      wrong('STORE,1', 'SHOP,1'),
      wrong('Europe/Paris', 'Mars/Base'),
      wrong('WEB APP', 'WEB FAX'),
      wrong('Mon-Sat 10:00-19:00', 'always'),
      wrong('04 65 71 00 01', 'call us'),
      wrong('FR', 'France'),
      wrong('1 place Bellecour', ''),
      lyon,
      lyon,
    ]);
    expect(reasons(imported)).toEqual([
      '2: latitude "145.7" is not between -90 and 90.',
      '3: latitude "north" is not a number.',
      '4: kind "SHOP" is none of STORE, WAREHOUSE, LOCKER.',
      '5: time_zone "Mars/Base" is no time zone: write it like Europe/Paris.',
      expect.stringMatching(/^6: channels "WEB FAX STORE" holds another word than WEB, APP/),
      expect.stringMatching(/^7: hours "always; Sun 14:00-18:00" cannot be read/),
      '8: phone "call us" is no phone number.',
      '9: country "France" is no country code of two letters (ISO 3166-1).',
      '10: street is empty.',
      '12: The code "LYON" stands in line 11 already.',
    ]);
    expect(imported.summary).toMatchObject({ rows: 11, created: 1, refusedRows: 10 });
  });
});
