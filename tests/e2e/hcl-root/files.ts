import { cpSync } from 'node:fs';
import { basename, join } from 'node:path';
import { PROJECT } from '../project';

const SHIPPED = join(PROJECT, 'examples', 'hcl-root');

/** The root that the project ships. */
export const EXAMPLE = join(SHIPPED, 'environments', 'prod');
/** The root that it ships for copies of backups. */
export const COPIES = join(SHIPPED, 'environments', 'backup-copies');
/** A root with two of several modules. */
export const TWICE = join(__dirname, 'twice');

/** Modules of the example that are the team's own; all others are written. */
export const OF_THE_TEAM: readonly string[] = ['vpc', 'ecs'];

/** A team's repository: roots in `environments`, beside the modules that they call. */
export interface Repository {
  readonly root: string;
  readonly modules: string;
}

/** Where a root lies in a repository in `folder`. */
export const repositoryIn = (folder: string, root: string): Repository => ({
  root: join(folder, 'environments', basename(root)),
  modules: join(folder, 'modules'),
});

/** Copies a root and the team's modules into a repository in `folder`. */
export function copyRoot(folder: string, root: string): Repository {
  const repository = repositoryIn(folder, root);
  cpSync(root, repository.root, {
    recursive: true,
    filter: (source) => !/\.terraform|\.tfvars$/.test(source),
  });
  copyModulesOfTheTeam(repository.modules);
  return repository;
}

/** Copies the team's own modules, each into a folder of its name. */
export function copyModulesOfTheTeam(folder: string): void {
  for (const module of OF_THE_TEAM) {
    cpSync(join(SHIPPED, 'modules', module), join(folder, module), { recursive: true });
  }
}
