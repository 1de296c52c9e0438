import type { VectorStoreSettings } from '../../efs/settings';
import type { DeepPartial } from '../deep-types';
import type { Draft } from '../draft';
import type { Rule } from './rule';

interface DraftWithVectorStore extends Draft {
  readonly vectorStore?: DeepPartial<VectorStoreSettings>;
}

/** Chroma is SQLite: on shared storage a second task would corrupt what the first one writes. */
export const vectorStore: Rule = ({ vectorStore: store, services }: DraftWithVectorStore) => {
  const most = services?.ai?.tasks?.max;
  if (store?.enabled !== true || most === undefined || most === 1) return [];
  return [
    {
      at: 'services.ai.tasks.max',
      got: `${most} with vectorStore.enabled`,
      allowed: '1, the one writer that Chroma tolerates on shared storage',
      fix: 'Set tasks.min and tasks.max of the ai service to 1, or vectorStore to { enabled: false }.',
    },
  ];
};

/** For the same reason the old task ends before the new one starts. */
export const vectorStoreDeployment: Rule = ({ vectorStore: store, services }: DraftWithVectorStore) => {
  const deployment = services?.ai?.deployment;
  if (store?.enabled !== true || services?.ai === undefined) return [];
  if (deployment?.minimumHealthyPercent === 0 && deployment.maximumPercent === 100) return [];
  return [
    {
      at: 'services.ai.deployment',
      got: `${deployment?.minimumHealthyPercent ?? 100} % at least and ${deployment?.maximumPercent ?? 200} % at most, with vectorStore.enabled`,
      allowed: '{ minimumHealthyPercent: 0, maximumPercent: 100 }: Chroma tolerates one writer at any time',
      fix: 'Set it so, or vectorStore to { enabled: false }.',
    },
  ];
};
