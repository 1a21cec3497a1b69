// SPDX-License-Identifier: Apache-2.0

/** "A017" as the two parts it is drawn in: letters, small gap, digits. */
export function numberParts(number: string): [letters: string, digits: string] {
  const match = /^(\D*)(.*)$/.exec(number);
  return [match?.[1] ?? '', match?.[2] ?? ''];
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

/** 432 -> "7:12", 3732 -> "1:02:12". Never below zero: two clocks may differ by a little. */
export function duration(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}

export function durationMs(milliseconds: number): string {
  return duration(milliseconds / 1000);
}

/** Time of day at the site, whatever zone this computer thinks it is in. */
export function timeOfDay(atMs: number, utcOffsetMinutes: number, withSeconds = false): string {
  const local = new Date(atMs + utcOffsetMinutes * 60_000);
  const minutes = `${local.getUTCHours()}:${two(local.getUTCMinutes())}`;
  return withSeconds ? `${minutes}:${two(local.getUTCSeconds())}` : minutes;
}

/** "11-25 15:30" at the site. */
export function dayAndTime(atMs: number, utcOffsetMinutes: number): string {
  const local = new Date(atMs + utcOffsetMinutes * 60_000);
  return `${two(local.getUTCMonth() + 1)}-${two(local.getUTCDate())} ${timeOfDay(atMs, utcOffsetMinutes)}`;
}

/** The site's time as an input of type datetime-local has it, and back; nothing: it is not one. */
export function toLocal(atMs: number, utcOffsetMinutes: number): string {
  return new Date(atMs + utcOffsetMinutes * 60_000).toISOString().slice(0, 16);
}

export function fromLocal(text: string, utcOffsetMinutes: number): number | undefined {
  const parsed = Date.parse(`${text}Z`);
  return Number.isNaN(parsed) ? undefined : parsed - utcOffsetMinutes * 60_000;
}
