using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RevenueDashboard.Data;

/// <summary>Something that happened on a day and stands beside revenue on charts: an announcement, results, a fall of the share. The latest batch that names day and title holds.</summary>
public sealed class MarketEvent
{
    public int BatchId { get; set; }

    public DateOnly Date { get; set; }

    /// <summary>What happened, in a few words; raw.</summary>
    public required string Title { get; set; }

    /// <summary>What it is about: results, announcement, share price; a person's word. Null when nobody said.</summary>
    public string? Kind { get; set; }

    /// <summary>A figure that goes with it, in ten-thousandths of <see cref="Unit"/>; null without one.</summary>
    public long? Value { get; set; }

    /// <summary>A currency code, %, or a word.</summary>
    public string? Unit { get; set; }

    public string? Source { get; set; }

    public string? Note { get; set; }

    /// <summary>It was a mistake: there is no such event any more.</summary>
    public bool IsWithdrawn { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<MarketEvent>
    {
        public void Configure(EntityTypeBuilder<MarketEvent> builder)
        {
            builder.HasKey(happened => new { happened.BatchId, happened.Date, happened.Title });
            builder.HasOne<Batch>().WithMany().HasForeignKey(happened => happened.BatchId);
        }
    }
}
