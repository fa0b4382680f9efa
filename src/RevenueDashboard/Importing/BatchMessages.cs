using System.Globalization;
using RevenueDashboard.Data;

namespace RevenueDashboard.Importing;

/// <summary>Sentences about a batch.</summary>
internal static class BatchMessages
{
    public static string NotStaged(Batch batch) => batch.State switch
    {
        BatchState.Committed => $"Batch {batch.Id} is in the book already.",
        BatchState.Undone => $"Batch {batch.Id} was undone: import the file again.",
        BatchState.Refused => $"Batch {batch.Id} was refused: correct the file and import it again.",
        _ => $"Batch {batch.Id} was discarded: import the file again.",
    };

    public static BatchResult NotFound(int batchId) => new(batchId, BatchOutcome.NotFound, $"There is no batch {batchId}.");

    /// <summary>What the audit keeps: enough to know the file again, no amounts.</summary>
    public static string Audit(Batch batch) => string.Create(CultureInfo.InvariantCulture, $"{batch.Kind}, {batch.Rows} rows, sha256 {batch.FileHash}, {batch.FileName}");
}
