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

export async function forgetCase({ temporalAddress: address }: { temporalAddress: string }, { id }: { id: string }): Promise<void> {
  const connection = await Connection.connect({ address });
  const execution = { namespace: 'default', workflowExecution: { workflowId: `escalation-${id}` } };
  await connection.workflowService.deleteWorkflowExecution(execution);
  const isGone = () =>
    connection.workflowService.describeWorkflowExecution({ namespace: 'default', execution: execution.workflowExecution }).then(
      () => false,
      ({ code }: { code: number }) => code === 5,
    );
  expect(await until(isGone, (gone) => gone)).toBe(true);
  await connection.close();
}
