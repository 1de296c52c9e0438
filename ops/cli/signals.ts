import { EXIT } from './exit-codes';

/**
 * Makes Ctrl-C and SIGTERM end the process at once with the exit code of the table, unless a program runs that ends in order
 * by itself: Terraform gets the same signal, and listens through `runOnTerminal`.
 * @param interrupted what to print: what goes on, and how to continue
 * @returns takes the handlers away
 */
export function endOnSignals(interrupted = ''): () => void {
  const end = (code: number) => () => {
    process.exitCode = code;
    if (process.listenerCount('SIGINT') > listeners) return;
    console.error(`\nInterrupted. ${interrupted}`.trimEnd());
    process.exit();
  };
  const onInterrupt = end(EXIT.interrupted);
  const onTerminate = end(EXIT.terminated);
  process.on('SIGINT', onInterrupt).on('SIGTERM', onTerminate);
  const listeners = process.listenerCount('SIGINT');
  return () => process.off('SIGINT', onInterrupt).off('SIGTERM', onTerminate);
}
