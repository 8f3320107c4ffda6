import { z } from "zod";

/** A calendar day, YYYY-MM-DD, that exists. */
export const dateSchema = z.iso.date({ error: "date_format" });

/** An instant, ISO 8601 with an offset or Z. */
export const instantSchema = z.iso.datetime({
  offset: true,
  error: "instant_format",
});

export function toInstant(epochMs: number): string {
  return new Date(epochMs).toISOString();
}

/** For what may not have happened yet. */
export function toInstantOrNull(epochMs: number | null): string | null {
  return epochMs === null ? null : toInstant(epochMs);
}

const SAO_PAULO = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "America/Sao_Paulo",
  dateStyle: "short",
  timeStyle: "medium",
});

/** The day in São Paulo, YYYY-MM-DD: the one that GestãoClick counts its daily limit by. */
export function saoPauloDay(epochMs: number): string {
  return SAO_PAULO.format(epochMs).slice(0, 10);
}

/** When a day begins in São Paulo. Brazil has kept UTC−3 all year since 2019. */
export function saoPauloMidnight(day: string): number {
  return Date.parse(`${day}T00:00:00-03:00`);
}

/** The time in São Paulo, "2026-11-25 14:03:05". */
export function saoPauloTime(epochMs: number): string {
  return SAO_PAULO.format(epochMs);
}

/** "25/11/2026 14:03:05" in São Paulo, for people. */
export function formatSaoPaulo(epochMs: number): string {
  const [day = "", time = ""] = SAO_PAULO.format(epochMs).split(" ");
  return `${day.split("-").reverse().join("/")} ${time}`;
}

export function addDays(date: string, days: number): string {
  const shifted = new Date(`${date}T00:00:00Z`);
  shifted.setUTCDate(shifted.getUTCDate() + days);
  return shifted.toISOString().slice(0, 10);
}
