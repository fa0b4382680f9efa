using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RevenueDashboard.Data;

/// <summary>What a limit is on. The numbers are stored: never renumber.</summary>
public enum LimitMeasure : byte
{
    /// <summary>The largest share of any customer.</summary>
    TopShare = 1,

    /// <summary>The share of the n largest together; n is the limit's subject.</summary>
    TopShares = 2,

    /// <summary>In HHI points.</summary>
    Hhi = 3,

    /// <summary>The share of one customer, the subject; without one, of every customer.</summary>
    Customer = 4,

    /// <summary>The share of one parent, the subject; without one, of every parent.</summary>
    Parent = 5,

    /// <summary>The share of one industry, the subject; without one, of every industry.</summary>
    Industry = 6,

    /// <summary>The share of one country, the subject; without one, of every country.</summary>
    Country = 7,

    /// <summary>The share of one product, the subject; without one, of every product.</summary>
    Product = 8,

    /// <summary>The revenue that needs one counterparty, the subject, in any role; without one, any counterparty.</summary>
    Dependence = 9,
}

/// <summary>A limit that the book's owners set themselves. The latest batch that names a limit holds.</summary>
public sealed class Limit
{
    public int BatchId { get; set; }

    /// <summary>Short name of the limit, unique in its batch; raw.</summary>
    public required string Name { get; set; }

    public LimitMeasure Measure { get; set; }

    /// <summary>Who or what it is on, raw: the name of a customer, industry, product …, or the number of the largest. Null: whoever is largest.</summary>
    public string? Subject { get; set; }

    /// <summary>Name of the product whose revenue it is about, raw; null for all.</summary>
    public string? Product { get; set; }

    /// <summary>From here on it is near: ten-thousandths of a per cent, or of an HHI point. Null without a warning.</summary>
    public long? Warning { get; set; }

    /// <summary>From here on it is broken, in the unit of <see cref="Warning"/>; above it. Null on a withdrawn one.</summary>
    public long? Hard { get; set; }

    /// <summary>Who answers for it.</summary>
    public string? Owner { get; set; }

    /// <summary>Where its levels come from.</summary>
    public string? Source { get; set; }

    public string? Note { get; set; }

    /// <summary>There is no such limit any more.</summary>
    public bool IsWithdrawn { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Limit>
    {
        public void Configure(EntityTypeBuilder<Limit> builder)
        {
            builder.HasKey(limit => new { limit.BatchId, limit.Name });
            builder.HasOne<Batch>().WithMany().HasForeignKey(limit => limit.BatchId);
        }
    }
}
