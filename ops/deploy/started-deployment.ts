import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { IMAGES } from '../images/wanted';
import type { SynthesizedRoot } from '../toolbox/synthesized-roots';
import type { BothVersions, Versions } from './request';
import { writeWhole } from './write-whole';

const both = z.object({ 'ai-service': z.string(), 'rails-api': z.string() });

const startedDeployment = z.object({
  /** What the services were to run. */
  to: both,
  /** What they ran when it began. */
  from: both.partial(),
  /** What is known to work: of a deployment what ran before it, of a rollback what it goes back to. */
  good: both.partial(),
});

/** A deployment or a rollback whose apply has begun. */
export type StartedDeployment = Readonly<z.infer<typeof startedDeployment>>;

const pathIn = ({ folder }: SynthesizedRoot): string => join(folder, 'deployment.json');

/** The deployment that was started on this machine and has not ended; it lies beside the saved plan. */
export function readStarted(root: SynthesizedRoot): StartedDeployment | undefined {
  const path = pathIn(root);
  return existsSync(path) ? startedDeployment.parse(JSON.parse(readFileSync(path, 'utf8'))) : undefined;
}

/** Writes down that an apply begins. */
export const writeStarted = (root: SynthesizedRoot, deployment: StartedDeployment): void =>
  writeWhole(pathIn(root), `${JSON.stringify(deployment, null, 2)}\n`);

/** The deployment has ended: it succeeded, or what ran before runs again. */
export const removeStarted = (root: SynthesizedRoot): void => rmSync(pathIn(root), { force: true });

/**
 * The deployment that was interrupted, if what runs is still of it: what runs is no way back then, because nobody has verified
 * it. Undefined when somebody has deployed something else since.
 */
export function interrupted(
  running: Versions,
  started: StartedDeployment | undefined,
): StartedDeployment | undefined {
  const isOfStarted = IMAGES.every((image) =>
    [started?.to[image], started?.from[image]].includes(running[image]),
  );
  return isOfStarted ? started : undefined;
}

/** Both images, or undefined when one never ran. */
export function bothOf(versions: Versions): BothVersions | undefined {
  const { 'ai-service': ai, 'rails-api': rails } = versions;
  return ai && rails ? { 'ai-service': ai, 'rails-api': rails } : undefined;
}
