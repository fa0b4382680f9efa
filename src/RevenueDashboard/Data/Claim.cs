using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RevenueDashboard.Data;

/// <summary>What somebody said of a figure, to be held against the figure that the book gives. The latest batch that names a claim holds.</summary>
public sealed class Claim
{
    public int BatchId { get; set; }

    /// <summary>Short name of the claim, unique in its batch; raw.</summary>
    public required string Name { get; set; }

    /// <summary>Who said it; null when nobody is named.</summary>
    public string? Speaker { get; set; }

    public DateOnly? Date { get; set; }

    /// <summary>What was said, word for word or in short.</summary>
    public string? Statement { get; set; }

    /// <summary>The word of the figure it is about, as the product's reports call it: "top1Share", "total", "customersOver".</summary>
    public required string Metric { get; set; }

    /// <summary>First month it is about; null when only <see cref="LastMonth"/> is meant.</summary>
    public Month? FirstMonth { get; set; }

    /// <summary>The month it is about, or the last of several.</summary>
    public Month? LastMonth { get; set; }

    /// <summary>Name of the product it is about, raw; null for all.</summary>
    public string? Product { get; set; }

    /// <summary>Name of the customer it is about, raw; null for none in particular.</summary>
    public string? Customer { get; set; }

    /// <summary>A number that the metric takes, in ten-thousandths: the seats of "customers with 10,000 seats"; null without one.</summary>
    public long? Over { get; set; }

    /// <summary>The claimed figure in ten-thousandths of <see cref="Unit"/>; null when only words were said.</summary>
    public long? Value { get; set; }

    /// <summary>A currency code, %, times, or a word; null when nobody said.</summary>
    public string? Unit { get; set; }

    /// <summary>The word the source uses: "almost", "nearly".</summary>
    public string? Qualifier { get; set; }

    public string? Source { get; set; }

    public string? Note { get; set; }

    /// <summary>There is no such claim any more.</summary>
    public bool IsWithdrawn { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Claim>
    {
        public void Configure(EntityTypeBuilder<Claim> builder)
        {
            builder.HasKey(claim => new { claim.BatchId, claim.Name });
            builder.HasOne<Batch>().WithMany().HasForeignKey(claim => claim.BatchId);
        }
    }
}
