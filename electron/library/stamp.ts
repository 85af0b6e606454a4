/** An instant as part of a file name, UTC, to the millisecond, in letters that every file system takes: "20260314T143207123Z". */
export const fileStamp = (instant: Date): string => instant.toISOString().replaceAll(/[-:.]/g, '');
