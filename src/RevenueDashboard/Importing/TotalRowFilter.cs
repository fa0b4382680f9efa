namespace RevenueDashboard.Importing;

/// <summary>Finds and counts the rows that are left out because they are totals of others.</summary>
internal sealed class TotalRowFilter(DelimitedRows rows, SpendColumns columns, IReadOnlySet<long> lines)
{
    private readonly FieldCache<bool> words = new(TotalWords.Are, capacity: 100_000);

    /// <summary>Rows left out so far.</summary>
    public long Count { get; private set; }

    /// <summary>Whether the row at hand is one.</summary>
    public bool IsTotal()
    {
        if (!words[rows[columns.Customer]] && !words[rows[columns.Month]] && !words[rows[columns.Product]] && !lines.Contains(rows.Line)) return false;

        Count++;
        return true;
    }
}
