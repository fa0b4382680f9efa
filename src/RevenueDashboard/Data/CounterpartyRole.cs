using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RevenueDashboard.Data;

/// <summary>What a counterparty is to the book beside a customer. The numbers are stored: never renumber.</summary>
public enum Role : byte
{
    /// <summary>As the only role of a counterparty in a batch: it has none any more.</summary>
    None = 0,

    /// <summary>Pays for revenue that is booked under somebody else.</summary>
    Payer = 1,

    /// <summary>Delivers what revenue needs: without it that revenue could not be earned.</summary>
    Supplier = 2,

    /// <summary>The provider holds a part of it.</summary>
    Investee = 3,

    /// <summary>Sells what the provider sells.</summary>
    Competitor = 4,
}

/// <summary>
/// A role of a counterparty, and which revenue needs it in that role. A batch that names roles of a counterparty replaces what earlier batches said
/// of all its roles.
/// </summary>
public sealed class CounterpartyRole
{
    public int BatchId { get; set; }

    /// <summary>Whose role it is: a name of the book's customers, whether or not it has revenue of its own.</summary>
    public int CounterpartyId { get; set; }

    /// <summary>Place among the roles of this counterparty in this batch, from 0.</summary>
    public int Number { get; set; }

    public Role Role { get; set; }

    /// <summary>Only revenue of this product needs it; null for any product. Of no account for investees and competitors.</summary>
    public int? ProductId { get; set; }

    /// <summary>Only revenue from this customer needs it; null for any customer.</summary>
    public int? CustomerId { get; set; }

    /// <summary>How much of that revenue needs it, in basis points; null for all of it.</summary>
    public int? Part { get; set; }

    public Month? FirstMonth { get; set; }

    public Month? LastMonth { get; set; }

    public string? Source { get; set; }

    public string? Note { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<CounterpartyRole>
    {
        public void Configure(EntityTypeBuilder<CounterpartyRole> builder)
        {
            builder.HasKey(role => new { role.BatchId, role.CounterpartyId, role.Number });
            builder.HasOne<Batch>().WithMany().HasForeignKey(role => role.BatchId);
            builder.HasOne<Customer>().WithMany().HasForeignKey(role => role.CounterpartyId);
            builder.HasOne<Customer>().WithMany().HasForeignKey(role => role.CustomerId);
            builder.HasOne<Product>().WithMany().HasForeignKey(role => role.ProductId);
        }
    }
}
