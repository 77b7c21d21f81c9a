/** A file that cannot be read as a table at all, in one sentence for whoever gave it. Nothing was imported. */
export class FileProblem extends Error {}

/** A row that cannot be imported, in one sentence for whoever wrote it. The other rows are. */
export class RowProblem extends Error {}
