import { actions, steps, texts } from './this-repository';

describe('Every action that is used', () => {
  const used = Object.entries(texts).flatMap(([path, text]) =>
    [...text.matchAll(/^\s*(?:- )?uses: (.+)$/gm)].map(([, uses = '']) => [path, uses] as const),
  );

  it('is one of ours, or pinned to a commit with its version beside it', () => {
    expect(used.length).toBeGreaterThan(20);
    const foreign = used.filter(([, uses]) => !uses.startsWith('./'));
    expect(
      foreign.filter(([, uses]) => !/^[\w.-]+\/[\w.-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(uses)),
    ).toEqual([]);
  });

  it('is pinned to the same commit everywhere', () => {
    const commits = new Map<string, Set<string>>();
    for (const [, uses] of used.filter(([, each]) => each.includes('@'))) {
      const name = uses.split('@')[0] ?? '';
      commits.set(name, (commits.get(name) ?? new Set()).add(uses));
    }
    expect([...commits.values()].filter(({ size }) => size > 1)).toEqual([]);
  });

  it('exists, and is given the inputs that it declares and needs', () => {
    const problems = steps.flatMap(([where, { uses, with: given }]) => {
      if (!uses?.startsWith('./')) return [];
      const action = actions[uses.slice(2)];
      if (!action) return [`${where}: ${uses} does not exist`];
      const unknown = Object.keys(given).filter((name) => !(name in action.inputs));
      const missing = Object.entries(action.inputs).filter(
        ([name, { required }]) => required && !(name in given),
      );
      return [...unknown, ...missing.map(([name]) => name)].map((name) => `${where}: ${uses}: ${name}`);
    });
    expect(problems).toEqual([]);
  });

  it('serves a workflow or another action', () => {
    const unused = Object.keys(actions).filter((path) => !steps.some(([, { uses }]) => uses === `./${path}`));
    expect(unused).toEqual([]);
  });
});
