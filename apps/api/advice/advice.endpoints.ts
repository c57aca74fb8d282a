// The questions to the matrices, as rows of the endpoint table: calculations, nothing is kept.
import { decisionAnswer, decisionQuestion, dossierAnswer, dossierQuestion, evaluationAnswer, evaluationQuestion } from '@relais/contracts';
import { companyOnly, everyRole } from '../access/access';
import { endpoint } from '../http/endpoint';

const advice = { method: 'POST', tag: 'advice', scope: 'escalations:read', access: everyRole, acting: 'optional', keyed: false } as const;

export const adviseOnEvaluation = endpoint({
  ...advice,
  path: '/v1/advice/evaluation',
  name: 'adviseOnEvaluation',
  summary: 'Is an escalation justified? What the evaluation matrix of the published policy says, and why',
  body: { name: 'EvaluationQuestion', schema: evaluationQuestion() },
  answers: { 200: { description: 'The verdict of the matrix.', body: { name: 'EvaluationAnswer', schema: evaluationAnswer() } } },
  problems: ['no_published_policy', 'rules_overlap'],
});

export const adviseOnDecision = endpoint({
  ...advice,
  access: companyOnly('Its thresholds tell what the company grants, and at which cost.'),
  path: '/v1/advice/decision',
  name: 'adviseOnDecision',
  summary: 'May an exception be made? The colour of each criterion, the rule that fires and what it leans to',
  body: { name: 'DecisionQuestion', schema: decisionQuestion() },
  answers: { 200: { description: 'The advice.', body: { name: 'DecisionAnswer', schema: decisionAnswer() } } },
  problems: ['no_published_policy', 'rules_overlap', 'no_rule_fits', 'invalid_command'],
});

export const adviseOnDossier = endpoint({
  ...advice,
  path: '/v1/advice/dossier',
  name: 'adviseOnDossier',
  summary: 'What the quality gate still misses of a draft, place by place; nothing of it is kept',
  body: { name: 'DossierQuestion', schema: dossierQuestion() },
  answers: { 200: { description: 'What is missing.', body: { name: 'DossierAnswer', schema: dossierAnswer() } } },
  problems: ['no_published_policy', 'rules_overlap'],
});

export const adviceEndpoints = [adviseOnEvaluation, adviseOnDecision, adviseOnDossier] as const;
