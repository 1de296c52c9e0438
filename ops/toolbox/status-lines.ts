/** Prints a line when the status of something is another than the last one printed for it. */
export function statusLines(print: (line: string) => void): (subject: string, status: string) => void {
  const printed = new Map<string, string>();
  return (subject, status) => {
    if (printed.get(subject) === status) return;
    printed.set(subject, status);
    print(`${subject}: ${status}`);
  };
}
