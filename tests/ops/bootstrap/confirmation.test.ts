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

  it('is not answered by Ctrl-D', async () => {
    const input = Object.assign(new PassThrough(), { isTTY: true });
    input.end();
    expect(await refusal(() => confirm('Apply?', { yes: false, input, output: new PassThrough() }))).toBe(
      'Nothing was changed. Run the command again to continue.',
    );
  });

  it('ends the command with Ctrl-C, which a terminal that reads a line keeps to itself', async () => {
    const kill = jest.spyOn(process, 'kill').mockReturnValue(true);
    const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => undefined });
    const output = Object.assign(new PassThrough(), { isTTY: true });
    const question = refusal(() => confirm('Apply?', { yes: false, input, output }));
    input.write('\u0003');
    await new Promise(setImmediate);
    expect(kill).toHaveBeenCalledWith(process.pid, 'SIGINT');
    input.end();
    await question;
    kill.mockRestore();
  });

  it('cannot be asked without a terminal', async () => {
    expect(await refusal(() => confirm('Apply?', asking('yes', false)))).toBe(
      'Apply? There is no terminal to ask on; nothing was changed. Read the plan above, then run the command again with --yes.',
    );
  });
});
