import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { COMMANDS } from '../../ops/cli/commands';
import packageJson from '../../package.json';
import { actions, steps } from './this-repository';

describe('Every script', () => {
  const scripts = steps.flatMap(([where, { run }]) => (run === undefined ? [] : [[where, run] as const]));

  const files = Object.keys(actions).flatMap((path) =>
    readdirSync(join(__dirname, '..', '..', path))
      .filter((name) => name.endsWith('.sh'))
      .map((name) => join(__dirname, '..', '..', path, name)),
  );

  it('holds no expression: what it needs, it gets as a variable', () => {
    expect(scripts.filter(([, run]) => run.includes('${{'))).toEqual([]);
  });

  const texts = [...scripts.map(([, run]) => run), ...files.map((path) => readFileSync(path, 'utf8'))];

  it('names npm scripts that exist', () => {
    const names = texts.flatMap((text) =>
      [...text.matchAll(/npm run (?:--silent )?([\w:-]+)/g)].map(([, name = '']) => name),
    );
    expect(names.length).toBeGreaterThan(2);
    expect([...new Set(names)].filter((name) => !(name in packageJson.scripts))).toEqual([]);
  });

  it('names commands of npx bmo that exist', () => {
    const names = texts.flatMap((text) =>
      [...text.matchAll(/npx bmo ([\w-]+)/g)].map(([, name = '']) => name),
    );
    expect(names.length).toBeGreaterThan(8);
    expect(names.filter((name) => !COMMANDS.some((command) => command.name === name))).toEqual([]);
  });

  it('in a file of its own stops at the first error', () => {
    expect(files.length).toBeGreaterThan(3);
    const careless = files.filter((path) => {
      const [first, ...lines] = readFileSync(path, 'utf8').split('\n');
      return first !== '#!/usr/bin/env bash' || !lines.includes('set -euo pipefail');
    });
    expect(careless).toEqual([]);
  });

  it('of an action says its shell', () => {
    const ofActions = Object.values(actions).flatMap(({ runs }) => runs.steps);
    expect(ofActions.filter(({ run, shell }) => run !== undefined && shell !== 'bash')).toEqual([]);
  });
});
