using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RevenueDashboard.Data;

/// <summary>A line of a spend file: month × customer × product × revenue type × currency, and where it comes from. Never changed, never deleted.</summary>
public sealed class Record
{
    public int BatchId { get; set; }

    /// <summary>Physical line in the file, from 1.</summary>
    public long Line { get; set; }

    public Month Month { get; set; }

    public int CustomerId { get; set; }

    public int ProductId { get; set; }

    public RevenueType RevenueType { get; set; }

    public Currency Currency { get; set; }

    /// <summary>Ten-thousandths of the currency, net of tax; negative is a credit.</summary>
    public long Amount { get; set; }

    /// <summary>At least this much, when the amount is not exact.</summary>
    public long? AmountLow { get; set; }

    /// <summary>At most this much, when the amount is not exact.</summary>
    public long? AmountHigh { get; set; }

    public RecordStatus Status { get; set; }

    /// <summary>The word the source uses: "nearly", "millions a month".</summary>
    public string? Qualifier { get; set; }

    public string? Source { get; set; }

    public string? Note { get; set; }

    /// <summary>Ten-thousandths of <see cref="Unit"/>.</summary>
    public long? Quantity { get; set; }

    public string? Unit { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Record>
    {
        public void Configure(EntityTypeBuilder<Record> builder)
        {
            // Month and customer are in the key so that PostgreSQL can partition by month and a Citus-compatible cluster distribute by customer.
            builder.HasKey(record => new { record.BatchId, record.Line, record.Month, record.CustomerId });

            // No foreign keys: three look-ups a row cost a third of an import on SQLite and six sevenths on PostgreSQL. The writers give the
            // numbers out without gaps, in the same transaction, and refuse a row with a number they did not give.
        }
    }
}
