using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RevenueDashboard.Data;

/// <summary>Where a figure stands against its limit. The numbers are stored: never renumber.</summary>
public enum LimitLevel : byte
{
    Within = 0,
    Warning = 1,
    Breached = 2,
}

/// <summary>The level of a limit changed: what the figure was then, and what brought it. Only ever added.</summary>
public sealed class LimitEvent
{
    public long Id { get; set; }

    /// <summary>Name of the limit, raw.</summary>
    public required string Limit { get; set; }

    /// <summary>Who or what the figure was of, raw: of a limit on every customer, the one that was over it. Null when it is of the book.</summary>
    public string? Subject { get; set; }

    /// <summary>Number of the customer that <see cref="Subject"/> is: several may have one name. Null when it is none.</summary>
    public int? CustomerId { get; set; }

    /// <summary>The month of the figure.</summary>
    public Month Month { get; set; }

    public LimitLevel Before { get; set; }

    public LimitLevel After { get; set; }

    /// <summary>The figure, in the limit's unit; null when there is none.</summary>
    public long? Value { get; set; }

    /// <summary>The batch that was committed or undone; null when a month was closed, or was over.</summary>
    public int? BatchId { get; set; }

    /// <summary>What was done: "commit", "undo", "close"; "calendar" when nobody did anything and a month was over.</summary>
    public required string Cause { get; set; }

    public required string By { get; set; }

    public DateTimeOffset At { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<LimitEvent>
    {
        public void Configure(EntityTypeBuilder<LimitEvent> builder)
        {
            builder.HasOne<Batch>().WithMany().HasForeignKey(entry => entry.BatchId);
            builder.HasIndex(entry => entry.Limit);
        }
    }
}
