using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RevenueDashboard.Data;

/// <summary>Something sold, by name. Margins and the usual revenue type come with batches: see <see cref="ProductFact"/>.</summary>
public sealed class Product
{
    public int Id { get; set; }

    /// <summary><see cref="Names.Key"/> of the name.</summary>
    public required string Key { get; set; }

    /// <summary>The first spelling seen, raw.</summary>
    public required string Name { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Product>
    {
        public void Configure(EntityTypeBuilder<Product> builder)
        {
            builder.HasIndex(product => product.Key).IsUnique();
            builder.Property(product => product.Id).ValueGeneratedNever();
        }
    }
}
