// Planted: a workflow that knows a front end.
import '../tab/standup/board';
