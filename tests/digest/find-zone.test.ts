import { describe, expect, it } from 'vitest';
import { findZone, zoneAt } from '../../src/digest/find-zone.ts';
import { localTime } from '../../src/digest/slots.ts';
import { ZONE_CITIES } from '../../src/digest/zone-cities.ts';

describe('a zone by name, city or offset', () => {
  it.each([
    ['Asia/Almaty', 'Asia/Almaty'],
    ['asia/almaty', 'Asia/Almaty'],
    ['北京', 'Asia/Shanghai'],
    ['北京时间', 'Asia/Shanghai'],
    ['阿斯塔纳', 'Asia/Almaty'],
    ['哈萨克斯坦', 'Asia/Almaty'],
    ['东京', 'Asia/Tokyo'],
    ['new york', 'America/New_York'],
    ['Los Angeles', 'America/Los_Angeles'],
    ['San Francisco', 'America/Los_Angeles'],
    ['New York time', 'America/New_York'],
    ['hong_kong', 'Asia/Hong_Kong'],
    ['UTC', 'UTC'],
    ['UTC+8', '+08:00'],
    ['gmt -3:30', '-03:30'],
    ['＋５', '+05:00'],
    ['43.25, 76.9', 'Asia/Almaty'],
    ['-33.8,151.1', 'Australia/Sydney'],
  ])('%s is %s', (said, zone) => {
    expect(findZone(said)).toBe(zone);
  });

  it.each(['', 'Mars', '时间', 'UTC+15', '+99', 'Asia/', '../etc', 'a'.repeat(100), '火星'])('%s is none', (said) => {
    expect(findZone(said)).toBeUndefined();
  });

  it('knows only zones that exist, and gives nothing a schedule could not use', () => {
    for (const [zone] of ZONE_CITIES) expect(localTime(0, zone)).toMatch(/^19(69|70)-/);
    for (const said of ['UTC+8', 'gmt-3:30', 'PRC']) expect(localTime(0, findZone(said)!)).toMatch(/^19(69|70)-/);
  });

  it.each([
    [31.9, 118.8, 'Asia/Shanghai'],
    [51.1, 71.5, 'Asia/Almaty'],
    [37.8, -122.4, 'America/Los_Angeles'],
    [-41.3, 174.8, 'Pacific/Auckland'],
    [64.1, -21.9, 'Europe/Dublin'],
  ])('the place %d, %d lies in %s', (latitude, longitude, zone) => {
    expect(zoneAt(latitude, longitude)).toBe(zone);
  });
});
