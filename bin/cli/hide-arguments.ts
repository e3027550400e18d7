// Imported first, for its effect: the list of processes shows everybody what a process was started with, a key included.
process.title = 'flowmaster';
