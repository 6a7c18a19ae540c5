import type { Instant } from '../model/common.ts';

/*
 * Times to and from text, by arithmetic: with `Date` they are the larger part of pricing a CDR from JSON.
 */
const msPerDay = 86_400_000;
const daysPerEra = 146_097;
const daysToEpoch = 719_468;
const two = Array.from({ length: 100 }, (_, value) => String(value).padStart(2, '0'));

/** `2024-01-15T10:00:00Z`, with milliseconds only where there are any. */
export function isoOf(instant: Instant): string {
  const day = Math.floor(instant / msPerDay);
  const ms = Math.round(instant - day * msPerDay);
  const seconds = Math.floor(ms / 1000);
  const rest = ms - seconds * 1000;
  const fraction = rest === 0 ? '' : `.${String(rest).padStart(3, '0')}`;
  return `${dateOf(day)}T${twoDigits(seconds / 3600)}:${twoDigits((seconds / 60) % 60)}:${twoDigits(seconds % 60)}${fraction}Z`;
}

/** `2024-01-15` of a day counted from 1970-01-01, in the proleptic Gregorian calendar; years start in March inside. */
export function dateOf(day: number): string {
  const shifted = day + daysToEpoch;
  const era = Math.floor(shifted / daysPerEra);
  const dayOfEra = shifted - era * daysPerEra;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const dayOfMonth = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(dayOfMonth)}`;
}

function twoDigits(value: number): string {
  return two[Math.floor(value)] ?? '';
}

/** NaN where the text is no date and time. A missing zone is UTC [OCPI 2.2.1 16.5], an offset is obeyed. */
export function instantOf(text: string): Instant {
  const plain = plainInstant(text);
  if (!Number.isNaN(plain)) return plain;
  const trimmed = text.trim();
  if (!/^\d{4}-\d{1,2}-\d{1,2}/.test(trimmed)) return NaN;
  return Date.parse(/(?:[zZ]|[+-]\d{2}:?\d{2})$/.test(trimmed.slice(10)) ? trimmed : `${trimmed}Z`);
}

/** `2024-01-15T10:00:00Z` or `2024-01-15T10:00:00.000Z` on a day that every month has, else NaN. */
function plainInstant(text: string): Instant {
  const length = text.length;
  if ((length !== 20 && length !== 24) || text.charCodeAt(length - 1) !== 0x5a) return NaN;
  if (text.charCodeAt(4) !== 0x2d || text.charCodeAt(7) !== 0x2d || text.charCodeAt(10) !== 0x54) return NaN;
  if (text.charCodeAt(13) !== 0x3a || text.charCodeAt(16) !== 0x3a) return NaN;
  if (length === 24 && text.charCodeAt(19) !== 0x2e) return NaN;
  const month = number(text, 5, 2);
  const day = number(text, 8, 2);
  const hours = number(text, 11, 2);
  const minutes = number(text, 14, 2);
  const seconds = number(text, 17, 2);
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= 28 && hours < 24 && minutes < 60 && seconds < 60))
    return NaN;
  const ms = length === 24 ? number(text, 20, 3) : 0;
  return (
    dayNumber(number(text, 0, 4), month, day) * msPerDay + ((hours * 60 + minutes) * 60 + seconds) * 1000 + ms
  );
}

/** NaN unless all are digits. */
function number(text: string, start: number, length: number): number {
  let value = 0;
  for (let index = start; index < start + length; index += 1) {
    const digit = text.charCodeAt(index) - 0x30;
    if (digit < 0 || digit > 9) return NaN;
    value = value * 10 + digit;
  }
  return value;
}

/** Days since 1970-01-01. */
function dayNumber(year: number, month: number, day: number): number {
  const shiftedYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(shiftedYear / 400);
  const yearOfEra = shiftedYear - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  return (
    era * daysPerEra +
    yearOfEra * 365 +
    Math.floor(yearOfEra / 4) -
    Math.floor(yearOfEra / 100) +
    dayOfYear -
    daysToEpoch
  );
}
