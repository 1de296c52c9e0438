/** Prints what begins now. */
export const step = (title: string): void => console.log(`\n== ${title}`);

/** Prints lines about the current step. */
export const say = (...lines: readonly string[]): void => console.log(lines.join('\n'));
