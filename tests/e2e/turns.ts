/** One holder at a time, in the order in which they ask. */
export class Turns {
  /** Resolves when the newest turn has ended. */
  private last: Promise<void> = Promise.resolve();

  /** Waits until every turn before has ended. Returns what ends this one. */
  async take(): Promise<() => void> {
    const before = this.last;
    let end = () => {};
    this.last = new Promise((resolve) => {
      end = resolve;
    });
    await before;
    return end;
  }
}
