// Has Temporal forget a case, as it does by itself after the namespace's retention.
import { Connection } from '@temporalio/client';

// A closed execution is deleted once its closing has been worked off, which Temporal else notes every half minute.
export const promptForgetting = {
  'history.transferProcessorUpdateAckInterval': '200ms',
  'history.visibilityProcessorUpdateAckInterval': '200ms',
};

/** The limit is only for a test that will fail. */
export async function until<Answer>(asked: () => Promise<Answer>, isThere: (answer: Answer) => boolean): Promise<Answer> {
  for (const end = Date.now() + 30_000; ; ) {
    const answer = await asked();
    if (isThere(answer) || Date.now() > end) return answer;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

interface Address {
  readonly temporalAddress: string;
}

export async function forgetCase({ temporalAddress: address }: Address, { id }: { id: string }): Promise<void> {
  const connection = await Connection.connect({ address });
  await connection.workflowService.deleteWorkflowExecution({ namespace: 'default', workflowExecution: execution(id) });
  expect(
    await until(
      () => isUnknown(connection, id),
      (gone) => gone,
    ),
  ).toBe(true);
  await connection.close();
}

/** Whether Temporal knows of no workflow of the case, running or closed. */
export async function isForgotten({ temporalAddress: address }: Address, { id }: { id: string }): Promise<boolean> {
  const connection = await Connection.connect({ address });
  return isUnknown(connection, id).finally(() => connection.close());
}

const execution = (id: string) => ({ workflowId: `escalation-${id}` });

const isUnknown = (connection: Connection, id: string): Promise<boolean> =>
  connection.workflowService.describeWorkflowExecution({ namespace: 'default', execution: execution(id) }).then(
    () => false,
    ({ code }: { code: number }) => code === 5,
  );
