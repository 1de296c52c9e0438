/** An outage is found with fewer requests than a rise of errors, because most of them fail. */
export const OUTAGE = { percent: 50, minimumRequests: 5, periodSeconds: 900 } as const;
