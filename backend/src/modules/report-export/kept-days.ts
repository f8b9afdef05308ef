/** How long a finished file can be fetched. */
export const KEPT_DAYS = 7
