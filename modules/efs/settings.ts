import { z } from 'zod';
import { reason } from '../shared/schema';

/**
 * Days after which EFS can move a file that nobody opens; it takes no other number.
 * @see Amazon EFS API Reference, "LifecyclePolicy"
 */
export const INFREQUENT_ACCESS_DAYS = [1, 7, 14, 30, 60, 90, 180, 270, 365] as const;

/** Whether the vector store of the ai service survives its task. */
export const vectorStoreSettings = z
  .discriminatedUnion('enabled', [
    z.strictObject({ enabled: z.literal(false) }),
    z.strictObject({
      enabled: z.literal(true),
      reason: reason().describe(
        'Which version of the application was seen to work with a store that it can write to, in a sentence.',
      ),
      infrequentAccessAfterDays: z
        .literal(INFREQUENT_ACCESS_DAYS)
        .describe(
          'Days after which a file that nobody opens moves to Infrequent Access: a tenth of the price, a ' +
            'fee per GB read; it moves back when it is opened. A live file system follows within days.',
        ),
    }),
  ])
  .describe(
    'Whether Chroma, the vector store of the ai service, is kept on EFS instead of the disk of each task. ' +
      'Chroma is SQLite: on shared storage it tolerates one writer, so the ai service then runs one task ' +
      'at most and stops the old one before a new one starts. A store that can be written to also switches ' +
      'on code that is dormant today and fails: with langchain-core 1.0 every /generate-lesson answers 500 ' +
      'until the application no longer calls `get_relevant_documents`. Switching it off destroys the files.',
  );

export type VectorStoreSettings = z.infer<typeof vectorStoreSettings>;
