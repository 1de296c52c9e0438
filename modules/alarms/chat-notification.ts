/** A message about something that happened, for a chat channel and for subscribers by email. */
export interface ChatNotification {
  /** One line. */
  readonly title: string;
  readonly description: string;
  /** What to do now. */
  readonly nextSteps: readonly string[];
}

/**
 * Message that Amazon Q Developer in chat applications posts to a channel; it drops a text of any other form, without an
 * error. As the input template of an EventBridge target, `<name>` in its texts stands for a value of the event, in which
 * EventBridge escapes what JSON needs escaped. Subscribers by email get the same JSON.
 *
 * @see Amazon Q Developer in chat applications Administrator Guide, "Custom notifications using Amazon Q Developer in
 * chat applications"
 * @see Amazon EventBridge User Guide, "Amazon EventBridge input transformation"
 */
export const chatNotification = (content: ChatNotification): string =>
  JSON.stringify({ version: '1.0', source: 'custom', content: { textType: 'client-markdown', ...content } });
