using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RevenueDashboard.Data;

/// <summary>What a figure of a reference series is. The numbers are stored: never renumber.</summary>
public enum ReferenceKind : byte
{
    /// <summary>What was published afterwards.</summary>
    Actual = 0,

    /// <summary>What was expected by those who watch.</summary>
    Expectation = 1,

    /// <summary>The same figure of somebody else.</summary>
    Peer = 2,

    /// <summary>What was announced beforehand.</summary>
    Guidance = 3,
}

/// <summary>One month of a series that is not this book's revenue but stands beside it on charts: growth expected, growth of a peer, an investment.</summary>
public sealed class ReferencePoint
{
    /// <summary>As <see cref="Value"/>: the point is withdrawn. No file can have this value.</summary>
    public const long NoValue = long.MinValue;

    public int BatchId { get; set; }

    /// <summary>Name of the series, raw.</summary>
    public required string Series { get; set; }

    public Month Month { get; set; }

    public ReferenceKind Kind { get; set; }

    /// <summary>Ten-thousandths of <see cref="Unit"/>.</summary>
    public long Value { get; set; }

    /// <summary>There is no such point any more.</summary>
    public bool IsWithdrawn => Value == NoValue;

    /// <summary>A currency code, %, or a word; null when nobody said.</summary>
    public string? Unit { get; set; }

    public string? Source { get; set; }

    public string? Note { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ReferencePoint>
    {
        public void Configure(EntityTypeBuilder<ReferencePoint> builder)
        {
            builder.HasKey(point => new { point.BatchId, point.Series, point.Month, point.Kind });
            builder.HasOne<Batch>().WithMany().HasForeignKey(point => point.BatchId);
        }
    }
}
