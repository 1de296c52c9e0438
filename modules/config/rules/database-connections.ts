import { INSTANCE_FAMILIES, INSTANCE_MEMORY_GIB, usableConnections } from '../../rds/instance-classes';
import { show } from '../../shared/problems';
import type { Draft } from '../draft';
import type { Rule } from './rule';

/** A rolling deployment starts as many new tasks as old ones are still running. */
const DEPLOYMENT_FACTOR = 2;

/** Classes whose memory is known, in words. */
export const KNOWN_FAMILIES = `a class of ${INSTANCE_FAMILIES.join(', ')}`;

/** The memory of the instance class is known; without it nothing can be said about its connections. */
export const instanceClasses: Rule = ({ database }) => {
  const instanceClass = database?.instanceClass;
  if (instanceClass === undefined || INSTANCE_MEMORY_GIB.has(instanceClass)) return [];
  const family = INSTANCE_FAMILIES.find((name) => instanceClass.startsWith(`${name}.`));
  const classes = [...INSTANCE_MEMORY_GIB.keys()].filter((name) => name.startsWith(`${family}.`));
  return [
    {
      at: 'database.instanceClass',
      got: show(instanceClass),
      allowed: family ? classes.join(', ') : KNOWN_FAMILIES,
      fix: 'Choose one of these, or add the class to modules/rds/instance-classes.ts.',
    },
  ];
};

/** All tasks together, twice over during a deployment, open no more connections than the database accepts. */
export const databaseConnections: Rule = ({ database, services }) => {
  const memoryGiB = INSTANCE_MEMORY_GIB.get(database?.instanceClass ?? '');
  if (memoryGiB === undefined) return [];
  const usable = usableConnections(memoryGiB);
  const demands = Object.entries(services ?? {}).flatMap(demandOf);
  const needed = DEPLOYMENT_FACTOR * demands.reduce((sum, { connections }) => sum + connections, 0);
  if (needed <= usable) return [];
  return [
    {
      at: 'database.instanceClass',
      got:
        `${show(database?.instanceClass)}, about ${usable} connections for ${needed}: ` +
        `${DEPLOYMENT_FACTOR} x (${demands.map(({ text }) => text).join(' + ')})`,
      allowed: `an instance class with at least ${needed} connections`,
      fix: 'Choose a class with more memory, or lower tasks.max, processes or poolPerProcess of a service.',
    },
  ];
};

type Service = NonNullable<NonNullable<Draft['services']>['ai' | 'rails' | 'sidekiq']>;

function demandOf([name, service]: [string, Service | undefined]) {
  const tasks = service?.tasks?.max;
  const { processes, poolPerProcess } = service?.databaseConnections ?? {};
  if (tasks === undefined || processes === undefined || !poolPerProcess) return [];
  return [
    {
      connections: tasks * processes * poolPerProcess,
      text: `${name}: ${tasks} tasks x ${processes} x ${poolPerProcess}`,
    },
  ];
}
