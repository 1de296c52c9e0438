import { endOnSignals } from '../../../ops/cli/signals';
import { RecordedConsole } from '../support/console';

const recorded = new RecordedConsole();
const { exitCode } = process;
let exit: jest.SpyInstance;

beforeEach(() => {
  recorded.record();
  exit = jest.spyOn(process, 'exit').mockImplementation((() => undefined) as never);
});

afterEach(() => jest.restoreAllMocks());

/** Lets the handlers of this process have a signal, and returns the exit code and whether they ended the process. */
function signalled(signal: 'SIGINT' | 'SIGTERM') {
  process.emit(signal);
  const code = process.exitCode;
  process.exitCode = exitCode;
  return { code, hasEnded: exit.mock.calls.length > 0 };
}

describe('A command', () => {
  let stop: () => void;

  beforeEach(() => {
    stop = endOnSignals('It goes on in ECS.');
  });
  afterEach(() => stop());

  it('is ended by Ctrl-C at once with 130, and says what goes on', () => {
    expect(signalled('SIGINT')).toEqual({ code: 130, hasEnded: true });
    expect(recorded.errors).toEqual(['\nInterrupted. It goes on in ECS.']);
  });

  it('is ended by SIGTERM with 143', () => {
    expect(signalled('SIGTERM')).toEqual({ code: 143, hasEnded: true });
  });

  it('waits for a program that ends in order at Ctrl-C, and ends with 130 then', () => {
    const terraform = () => undefined;
    process.on('SIGINT', terraform);
    expect(signalled('SIGINT')).toEqual({ code: 130, hasEnded: false });
    process.off('SIGINT', terraform);
    expect(recorded.errors).toEqual([]);
  });

  it('leaves no handler behind', () => {
    const during = process.listenerCount('SIGINT');
    stop();
    expect(process.listenerCount('SIGINT')).toBe(during - 1);
  });
});
