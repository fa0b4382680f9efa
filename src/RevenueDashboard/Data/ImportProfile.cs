using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RevenueDashboard.Data;

/// <summary>How the files of one origin are read, remembered under a name: headers, encoding, notation, and the answers that hold for all of them.</summary>
public sealed class ImportProfile
{
    /// <summary><see cref="Names.Key"/> of the name.</summary>
    public required string Key { get; set; }

    /// <summary>As a person spelled it.</summary>
    public required string Name { get; set; }

    /// <summary>Reading options and answers, as JSON.</summary>
    public required string Content { get; set; }

    public DateTimeOffset ChangedAt { get; set; }

    public required string By { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ImportProfile>
    {
        public void Configure(EntityTypeBuilder<ImportProfile> builder) => builder.HasKey(profile => profile.Key);
    }
}
