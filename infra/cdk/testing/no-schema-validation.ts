// Imported for its effect: CDK's validation against CloudFormation's schemas takes seconds a synthesis. The whole app
// is validated in one test of its own (flowmaster-app.test.ts).
process.env.CDK_VALIDATION = 'false';
