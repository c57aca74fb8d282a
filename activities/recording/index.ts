// The way in: the activity that records each step of a case.
export { createRecordingActivities, type RecordingActivities, type RecordingDependencies } from './recording.activities';
