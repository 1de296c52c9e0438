/** Prints a line with the time, in UTC, when a step begins and when it ends. */
export class StepLog {
  /** The step that began last. */
  current = '';

  constructor(
    readonly print: (line: string) => void,
    private readonly now: () => Date = () => new Date(),
  ) {}

  /** Does a step, and rejects as its work does. */
  async step<T>(name: string, work: () => T | Promise<T>): Promise<T> {
    const began = this.now();
    this.current = name;
    this.line(began, name);
    try {
      const result = await work();
      this.line(this.now(), `${name}: done after ${this.secondsSince(began)} s`);
      return result;
    } catch (error) {
      this.line(this.now(), `${name}: failed after ${this.secondsSince(began)} s`);
      throw error;
    }
  }

  private line(time: Date, text: string): void {
    this.print(`${time.toISOString().slice('yyyy-mm-ddT'.length, 'yyyy-mm-ddThh:mm:ss'.length)}Z  ${text}`);
  }

  private secondsSince(began: Date): number {
    return Math.round((this.now().getTime() - began.getTime()) / 1000);
  }
}
