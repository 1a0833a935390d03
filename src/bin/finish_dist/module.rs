//! The compiled program as a file of sections, taken apart and put together again.
//!
//! It knows the format's frame and the four sections that `lean` changes; it understands no instruction.

pub type Outcome<T> = Result<T, String>;

/// Numbers of sections, as the format gives them.
pub const NAMED: u8 = 0;
pub const IMPORTS: u8 = 2;
pub const EXPORTS: u8 = 7;
pub const CODE: u8 = 10;
pub const DATA: u8 = 11;

/// Kinds of what is imported, as the format gives them.
const FUNCTION: u8 = 0;
const TABLE: u8 = 1;
const MEMORY: u8 = 2;
const GLOBAL: u8 = 3;

/// The file's first eight bytes: its mark and version 1.
const HEAD: [u8; 8] = *b"\0asm\x01\0\0\0";

pub struct Module {
    sections: Vec<(u8, Vec<u8>)>,
}

impl Module {
    pub fn of(bytes: &[u8]) -> Outcome<Module> {
        let mut reader = Reader { bytes, at: 0 };
        if reader.take(HEAD.len())? != HEAD {
            return Err("it is no WebAssembly of version 1".into());
        }
        let mut sections = Vec::new();
        while reader.at < bytes.len() {
            let number = reader.byte()?;
            let length = reader.number()?;
            sections.push((number, reader.take(length)?.to_vec()));
        }
        Ok(Module { sections })
    }

    pub fn bytes(&self) -> Vec<u8> {
        let mut bytes = HEAD.to_vec();
        for (number, body) in &self.sections {
            bytes.push(*number);
            put_bytes(&mut bytes, body);
        }
        bytes
    }

    pub fn section(&self, number: u8) -> Outcome<&[u8]> {
        let found = self.sections.iter().find(|(known, _)| *known == number);
        found.map(|(_, body)| &body[..]).ok_or(format!("it has no section {number}"))
    }

    pub fn replace(&mut self, number: u8, body: Vec<u8>) {
        self.sections.iter_mut().filter(|(known, _)| *known == number).for_each(|section| section.1 = body.clone());
    }

    /// Each import: the name of what is imported, and its type as it stands in the file. All are functions.
    pub fn imports(&self) -> Outcome<Vec<(String, &[u8])>> {
        let mut reader = Reader { bytes: self.section(IMPORTS)?, at: 0 };
        (0..reader.number()?)
            .map(|_| {
                let _from = reader.text()?;
                let name = reader.text()?;
                let start = reader.at;
                if reader.byte()? != FUNCTION {
                    return Err(format!("{name}, which it imports, is no function"));
                }
                reader.number()?;
                Ok((name, &reader.bytes[start..reader.at]))
            })
            .collect()
    }

    /// The names of all that it imports, of whatever kind.
    pub fn imported_names(&self) -> Outcome<Vec<String>> {
        Ok(self.all_imports()?.into_iter().map(|(name, _)| name).collect())
    }

    /// Each import: its name, and whether it is a function.
    fn all_imports(&self) -> Outcome<Vec<(String, bool)>> {
        let mut reader = Reader { bytes: self.section(IMPORTS)?, at: 0 };
        (0..reader.number()?)
            .map(|_| {
                let _from = reader.text()?;
                let name = reader.text()?;
                let kind = reader.byte()?;
                match kind {
                    FUNCTION => {
                        reader.number()?;
                    }
                    TABLE => {
                        reader.byte()?;
                        reader.limits()?;
                    }
                    MEMORY => reader.limits()?,
                    GLOBAL => {
                        reader.take(2)?;
                    }
                    other => {
                        return Err(format!(
                            "{name}, which it imports, is of kind {other}, which this tool does not know"
                        ));
                    }
                }
                Ok((name, kind == FUNCTION))
            })
            .collect()
    }

    fn imported_functions(&self) -> Outcome<usize> {
        Ok(self.all_imports()?.iter().filter(|(_, is_function)| *is_function).count())
    }

    /// Each export: its name, and what it is as it stands in the file.
    pub fn exports(&self) -> Outcome<Vec<(String, &[u8])>> {
        let mut reader = Reader { bytes: self.section(EXPORTS)?, at: 0 };
        (0..reader.number()?)
            .map(|_| {
                let name = reader.text()?;
                let start = reader.at;
                reader.byte()?;
                reader.number()?;
                Ok((name, &reader.bytes[start..reader.at]))
            })
            .collect()
    }

    /// The bodies of the functions, in order.
    pub fn functions(&self) -> Outcome<Vec<&[u8]>> {
        let mut reader = Reader { bytes: self.section(CODE)?, at: 0 };
        (0..reader.number()?)
            .map(|_| {
                let length = reader.number()?;
                reader.take(length)
            })
            .collect()
    }

    /// The name of each function in the order of `functions`; empty where it has none.
    pub fn names(&self) -> Outcome<Vec<String>> {
        let imported = self.imported_functions()?;
        let mut names = vec![String::new(); self.functions()?.len()];
        let mut reader = Reader { bytes: self.section_of_names()?, at: 0 };
        reader.text()?;
        while reader.at < reader.bytes.len() {
            let kind = reader.byte()?;
            let length = reader.number()?;
            let mut part = Reader { bytes: reader.take(length)?, at: 0 };
            for _ in 0..if kind == 1 { part.number()? } else { 0 } {
                let function = part.number()?;
                let name = part.text()?;
                if let Some(place) = function.checked_sub(imported).and_then(|own| names.get_mut(own)) {
                    *place = name;
                }
            }
        }
        Ok(names)
    }

    /// Puts these in place of all the names there are.
    pub fn rename(&mut self, names: &[String]) -> Outcome<()> {
        let imported = self.imported_functions()?;
        let mut part = Vec::new();
        put_number(&mut part, names.len());
        for (own, name) in names.iter().enumerate() {
            put_number(&mut part, imported + own);
            put_bytes(&mut part, name.as_bytes());
        }
        let mut body = Vec::new();
        put_bytes(&mut body, b"name");
        body.push(1);
        put_bytes(&mut body, &part);
        self.sections.retain(|(number, body)| *number != NAMED || !is_names(body));
        self.sections.push((NAMED, body));
        Ok(())
    }

    fn section_of_names(&self) -> Outcome<&[u8]> {
        let found = self.sections.iter().find(|(number, body)| *number == NAMED && is_names(body));
        found.map(|(_, body)| &body[..]).ok_or("it has no names of functions".into())
    }

    /// Where each piece of data lies: its address in memory, and its range in the section.
    pub fn data(&self) -> Outcome<Vec<(usize, std::ops::Range<usize>)>> {
        let mut reader = Reader { bytes: self.section(DATA)?, at: 0 };
        (0..reader.number()?)
            .map(|_| {
                // Active, in the one memory, at a constant.
                if reader.take(2)? != [0, 0x41] {
                    return Err("it has data whose place is not plain".into());
                }
                let address = reader.number()?;
                reader.byte()?;
                let length = reader.number()?;
                let start = reader.at;
                reader.take(length)?;
                Ok((address, start..reader.at))
            })
            .collect()
    }
}

fn is_names(body: &[u8]) -> bool {
    body.starts_with(b"\x04name")
}

pub fn put_number(bytes: &mut Vec<u8>, mut number: usize) {
    while number > 127 {
        bytes.push(number as u8 | 128);
        number >>= 7;
    }
    bytes.push(number as u8);
}

/// With their number before them.
pub fn put_bytes(bytes: &mut Vec<u8>, more: &[u8]) {
    put_number(bytes, more.len());
    bytes.extend(more);
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    fn take(&mut self, length: usize) -> Outcome<&'a [u8]> {
        let taken = self.bytes.get(self.at..self.at.saturating_add(length)).ok_or("it ends too early")?;
        self.at += length;
        Ok(taken)
    }

    fn byte(&mut self) -> Outcome<u8> {
        Ok(self.take(1)?[0])
    }

    /// Seven bits a byte, the lowest first. Addresses are written with a sign, and none here is so high that it has one.
    fn number(&mut self) -> Outcome<usize> {
        let mut number = 0;
        for place in 0..5 {
            let byte = self.byte()?;
            number |= usize::from(byte & 127) << (7 * place);
            if byte < 128 {
                return Ok(number);
            }
        }
        Err("it has a number that is too long".into())
    }

    /// The least size of a table or a memory, and the greatest where one is set.
    fn limits(&mut self) -> Outcome<()> {
        let has_greatest = self.byte()? & 1 == 1;
        self.number()?;
        if has_greatest {
            self.number()?;
        }
        Ok(())
    }

    fn text(&mut self) -> Outcome<String> {
        let length = self.number()?;
        String::from_utf8(self.take(length)?.to_vec()).map_err(|error| error.to_string())
    }
}
