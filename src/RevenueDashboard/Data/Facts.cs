using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RevenueDashboard.Data;

// What batches say about customers, products and months beside records. The latest committed batch that says something wins, field by field.

/// <summary>Attributes of a customer as one batch gives them; null says nothing, an empty text or <see cref="NoMonth"/> that there is none (any more).</summary>
public sealed class CustomerFact
{
    /// <summary>As <see cref="CustomerSince"/>: not known any more. No file can have this month.</summary>
    public static readonly Month NoMonth = new(1, 1);

    public int BatchId { get; set; }

    public int CustomerId { get; set; }

    public string? Industry { get; set; }

    public string? Country { get; set; }

    public string? PreviousProvider { get; set; }

    public Month? CustomerSince { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<CustomerFact>
    {
        public void Configure(EntityTypeBuilder<CustomerFact> builder)
        {
            builder.HasKey(fact => new { fact.BatchId, fact.CustomerId });
            builder.HasOne<Batch>().WithMany().HasForeignKey(fact => fact.BatchId);
            builder.HasOne<Customer>().WithMany().HasForeignKey(fact => fact.CustomerId);
        }
    }
}

/// <summary>
/// A customer is under the control of another from a month to a month (both included; null is open).
/// A batch that names parents of a customer replaces what earlier batches said of that customer's parents. One that is its own parent stands
/// alone in those months; a batch that says nothing else of its parents leaves the other months as they were.
/// </summary>
public sealed class ParentRelation
{
    public int BatchId { get; set; }

    public int CustomerId { get; set; }

    /// <summary>Place among the relations of this customer in this batch, from 0.</summary>
    public int Number { get; set; }

    public int ParentId { get; set; }

    public Month? FirstMonth { get; set; }

    public Month? LastMonth { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ParentRelation>
    {
        public void Configure(EntityTypeBuilder<ParentRelation> builder)
        {
            builder.HasKey(relation => new { relation.BatchId, relation.CustomerId, relation.Number });
            builder.HasOne<Batch>().WithMany().HasForeignKey(relation => relation.BatchId);
            builder.HasOne<Customer>().WithMany().HasForeignKey(relation => relation.CustomerId);
            builder.HasOne<Customer>().WithMany().HasForeignKey(relation => relation.ParentId);
        }
    }
}

/// <summary>Usual revenue type and gross margin of a product as one batch gives them; null says nothing, <see cref="NoMargin"/> that there is none (any more).</summary>
public sealed class ProductFact
{
    /// <summary>As a margin: not known any more. No file can have this margin.</summary>
    public const int NoMargin = int.MinValue;

    public int BatchId { get; set; }

    public int ProductId { get; set; }

    public RevenueType? RevenueType { get; set; }

    /// <summary>Lowest gross margin in basis points of revenue: 5,500 is 55 %.</summary>
    public int? MarginLow { get; set; }

    /// <summary>Highest gross margin in basis points of revenue.</summary>
    public int? MarginHigh { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ProductFact>
    {
        public void Configure(EntityTypeBuilder<ProductFact> builder)
        {
            builder.HasKey(fact => new { fact.BatchId, fact.ProductId });
            builder.HasOne<Batch>().WithMany().HasForeignKey(fact => fact.BatchId);
            builder.HasOne<Product>().WithMany().HasForeignKey(fact => fact.ProductId);
        }
    }
}

/// <summary>What one unit of a currency was worth in the reporting currency in a month.</summary>
public sealed class ExchangeRate
{
    public int BatchId { get; set; }

    public Month Month { get; set; }

    public Currency Currency { get; set; }

    /// <summary>Reporting currency for one unit, in billionths, exact: 1.0845 is 1,084,500,000. 0 withdraws the rate.</summary>
    public long Rate { get; set; }

    /// <summary>There is no rate any more.</summary>
    public bool IsWithdrawn => Rate == 0;

    public string? Source { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ExchangeRate>
    {
        public void Configure(EntityTypeBuilder<ExchangeRate> builder)
        {
            builder.HasKey(rate => new { rate.BatchId, rate.Month, rate.Currency });
            builder.HasOne<Batch>().WithMany().HasForeignKey(rate => rate.BatchId);
        }
    }
}

/// <summary>A published total of a product's month; less the known customers it is the unallocated remainder.</summary>
public sealed class ReportedTotal
{
    /// <summary>As <see cref="Amount"/>: nobody publishes a total any more. No file can have this amount.</summary>
    public const long NoAmount = long.MinValue;

    public int BatchId { get; set; }

    public Month Month { get; set; }

    public int ProductId { get; set; }

    public Currency Currency { get; set; }

    /// <summary>Ten-thousandths of the currency.</summary>
    public long Amount { get; set; }

    /// <summary>There is no total any more.</summary>
    public bool IsWithdrawn => Amount == NoAmount;

    public RecordStatus Status { get; set; }

    public string? Source { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ReportedTotal>
    {
        public void Configure(EntityTypeBuilder<ReportedTotal> builder)
        {
            builder.HasKey(total => new { total.BatchId, total.Month, total.ProductId });
            builder.HasOne<Batch>().WithMany().HasForeignKey(total => total.BatchId);
            builder.HasOne<Product>().WithMany().HasForeignKey(total => total.ProductId);
        }
    }
}
