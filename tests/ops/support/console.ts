/** What is printed while a test runs; {@link record} before each test. */
export class RecordedConsole {
  output: string[] = [];
  errors: string[] = [];

  record(): void {
    this.output = [];
    this.errors = [];
    jest.spyOn(console, 'log').mockImplementation((line) => this.output.push(line));
    jest.spyOn(console, 'error').mockImplementation((line) => this.errors.push(line));
  }
}
