/** Once is enough: every single time is one too many. */
export const AT_ONCE = { evaluationPeriods: 1, datapointsToAlarm: 1 } as const;

/** Twice in a row: not a single spike. */
export const TWICE = { evaluationPeriods: 2, datapointsToAlarm: 2 } as const;

/** Three times in a row: it does not go away by itself. */
export const LASTING = { evaluationPeriods: 3, datapointsToAlarm: 3 } as const;

/** Three times out of five: it comes and goes, and comes back. */
export const REPEATED = { evaluationPeriods: 5, datapointsToAlarm: 3 } as const;
