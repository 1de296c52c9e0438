import { z } from 'zod';
import { reason } from '../shared/schema';

/**
 * Days without access after which EFS can move a file; EFS accepts no other number.
 * @see Amazon EFS API Reference, "LifecyclePolicy"
 */
export const INFREQUENT_ACCESS_DAYS = [1, 7, 14, 30, 60, 90, 180, 270, 365] as const;

/** EFS file system for the vector store of the ai service. */
export const vectorStoreSettings = z
  .discriminatedUnion('enabled', [
    z.strictObject({ enabled: z.literal(false) }),
    z.strictObject({
      enabled: z.literal(true),
      reason: reason().describe(
        'Version of the application that was tested with a writable vector store, in a sentence.',
      ),
      infrequentAccessAfterDays: z
        .literal(INFREQUENT_ACCESS_DAYS)
        .describe(
          'Days without access after which a file moves to Infrequent Access: a tenth of the price, plus a fee ' +
            'per GB read. Opening the file moves it back. A change takes effect within days.',
        ),
    }),
  ])
  .describe(
    'Whether Chroma, the vector store of the ai service, is stored on EFS instead of the disk of each task. ' +
      'Chroma is SQLite, which tolerates one writer on shared storage: the ai service then runs at most one ' +
      'task and stops the old one before a new one starts. A writable store also activates code of the ' +
      'application that fails: with langchain-core 1.0 every /generate-lesson answers 500 until the application ' +
      'no longer calls `get_relevant_documents`. Switching it off destroys the files.',
  );

export type VectorStoreSettings = z.infer<typeof vectorStoreSettings>;
