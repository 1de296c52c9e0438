import { PassThrough } from 'node:stream';
import { confirm } from '../../../ops/bootstrap/confirmation';
import { refusal } from '../../support/refusal';

/** Somebody who types `answer`, at a terminal or not. */
function asking(answer: string, isTTY: boolean) {
  const input = Object.assign(new PassThrough(), { isTTY });
  input.end(`${answer}\n`);
  return { yes: false, input, output: new PassThrough() };
}

describe('A question', () => {
  it('is not asked with --yes', async () => {
    await expect(confirm('Apply?', { ...asking('', false), yes: true })).resolves.toBeUndefined();
  });

  it('is answered by yes at a terminal', async () => {
    const question = asking('yes', true);
    await expect(confirm('Apply?', question)).resolves.toBeUndefined();
    expect(question.output.read().toString()).toContain('Apply? Type "yes" to continue: ');
  });

  it.each(['', 'y', 'Yes', 'no'])('is not answered by %j', async (answer) => {
    expect(await refusal(() => confirm('Apply?', asking(answer, true)))).toBe(
      'Nothing was changed. Run the command again to continue.',
    );
  });

  it('cannot be asked without a terminal', async () => {
    expect(await refusal(() => confirm('Apply?', asking('yes', false)))).toBe(
      'Apply? There is no terminal to ask on; nothing was changed. Read the plan above, then run the command again with --yes.',
    );
  });
});
