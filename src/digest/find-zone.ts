import { Temporal } from 'temporal-polyfill';
import { ZONE_CITIES } from './zone-cities.ts';

/**
 * The IANA zone somebody means: by its name (Asia/Almaty), a city or country in Chinese or English (阿斯塔纳, new york),
 * an offset (UTC+8, +05:30), or a place as Telegram tells it (43.25, 76.9). Undefined when none is known by that.
 */
export function findZone(said: string): string | undefined {
  const text = said
    .normalize('NFKC')
    .replace(/\s*(?:时间|時間|\btime)\s*$/i, '')
    .trim();
  if (text === '' || text.length > 60) return undefined;
  const place = /^(-?\d{1,2}(?:\.\d+)?)\s*,\s*(-?\d{1,3}(?:\.\d+)?)$/.exec(text);
  if (place) return zoneAt(Number(place[1]), Number(place[2]));
  const plain = text
    .toLowerCase()
    .replace(/[\s_-]+/g, '')
    .replace(/市$/, '');
  const named = ZONE_CITIES.find(([, , , names]) => names.split(' ').includes(plain));
  if (named && plain !== '') return named[0];
  const offset = /^(?:utc|gmt)?\s*([+-])\s*(\d{1,2})(?::?(\d{2}))?$/i.exec(text);
  if (offset) return fixedZone(offset[1]!, Number(offset[2]), Number(offset[3] ?? 0));
  if (/^(?:utc|gmt|z)$/i.test(text)) return 'UTC';
  const wanted = text.toLowerCase().replace(/\s+/g, '_');
  const zones = Intl.supportedValuesOf('timeZone');
  const listed =
    zones.find((zone) => zone.toLowerCase() === wanted) ??
    zones.find((zone) => zone.toLowerCase().split('/').at(-1) === wanted);
  return listed ?? acceptedZone(text);
}

/** Names that are valid and not listed: Asia/Kolkata beside Asia/Calcutta, PRC. */
function acceptedZone(text: string): string | undefined {
  if (!/^[A-Za-z][\w+-]*(?:\/[\w+-]+)*$/.test(text)) return undefined;
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(text).timeZoneId;
  } catch {
    return undefined;
  }
}

/** Offsets are kept as Etc zones or plain offsets, which have no clock changes. */
function fixedZone(sign: string, hours: number, minutes: number): string | undefined {
  if (hours > 14 || minutes > 59 || (hours === 14 && minutes > 0)) return undefined;
  if (hours === 0 && minutes === 0) return 'UTC';
  return `${sign}${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}

/** The zone of the known city nearest to a place (degrees): right but near borders, where the reader can name another. */
export function zoneAt(latitude: number, longitude: number): string {
  const radians = Math.PI / 180;
  // On a sphere the nearest city has the greatest cosine of the angle between.
  const closeness = (lat: number, lon: number) =>
    Math.sin(latitude * radians) * Math.sin(lat * radians) +
    Math.cos(latitude * radians) * Math.cos(lat * radians) * Math.cos((longitude - lon) * radians);
  const nearest = ZONE_CITIES.reduce((best, city) =>
    closeness(city[1], city[2]) > closeness(best[1], best[2]) ? city : best,
  );
  return nearest[0];
}
