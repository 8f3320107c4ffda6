import type { Bilingual } from "./language.ts";

/** The last line of a log file that could not hold everything. */
export const logExportCut: Bilingual = {
  pt: ({ rows, oldest }) =>
    `Há mais eventos: este arquivo traz os ${rows} mais recentes, até ${oldest}. Exporte um período menor.`,
  en: ({ rows, oldest }) =>
    `There are more events: this file holds the newest ${rows}, back to ${oldest}. Export a shorter period.`,
};
