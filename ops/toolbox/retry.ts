import { setTimeout as wait } from 'node:timers/promises';

/** How often something is tried, and how long in between. */
export interface RetryPolicy {
  readonly attempts: number;
  readonly pauseMilliseconds: number;
}

/**
 * Sender again until the answer is final.
 * @param isFinal whether an answer ends the waiting
 * @returns the final answer, or the last one
 */
export async function retryUntil<T>(
  ask: () => Promise<T>,
  isFinal: (answer: T) => boolean,
  { attempts, pauseMilliseconds }: RetryPolicy,
): Promise<T> {
  let answer = await ask();
  for (let made = 1; made < attempts && !isFinal(answer); made += 1) {
    await wait(pauseMilliseconds);
    answer = await ask();
  }
  return answer;
}
